/** @jsxImportSource solid-js */
// In Solid's JSX, which compiles it by itself; the types are what counts here.
import 'status-widget/solid';

export const right = (
  <status-widget source="https://status.example.com" page-wide="hide" prop:messages={{ down: '% is away' }} prop:components={['Desk']} on:status-widget-change={({ detail }) => detail.level} />
);
// @ts-expect-error no such value
export const value = <status-widget source="/status" dismiss="sometimes" />;
// @ts-expect-error no such text
export const text = <status-widget source="/status" prop:messages={{ broken: '%' }} />;
