/** @jsxImportSource preact */
// In Preact's JSX.
import 'status-widget/preact';

export const right = (
  <status-widget key="status" class="wide" source="https://status.example.com" components={['Desk']} page-wide="hide" onstatus-widget-show={({ detail }) => detail.headline} />
);
// @ts-expect-error no such value
export const value = <status-widget source="/status" minimum="small" />;
// @ts-expect-error a misspelt name
export const name = <status-widget source="/status" componets="Desk" />;
