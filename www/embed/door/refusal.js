// Where it stands in a storage that a page of this origin has refused WebAssembly. It reads and writes nothing.
export const REFUSAL = 'status-widget:compat';
