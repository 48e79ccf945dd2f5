/** @jsxImportSource react */
// In JSX of React 19: attributes as markup has them, events, a reference, and what the page gives any element.
import type { Ref } from 'react';
import type { StatusWidgetElement } from 'status-widget';
import 'status-widget/react';

const reference: Ref<StatusWidgetElement> = (element) => {
  if (element) element.messages = { down: '% is away' };
};

export const right = (
  <status-widget
    ref={reference}
    key="status"
    id="status"
    className="wide"
    source="https://status.example.com"
    components={['Desk', 'Chat']}
    page-wide="hide"
    max-age="15m"
    onstatus-widget-change={({ detail }) => detail.level}
  />
);
// @ts-expect-error markup has no names in camel case: it would be `pagewide`
export const camel = <status-widget source="/status" pageWide="hide" />;
// @ts-expect-error no such value
export const value = <status-widget source="/status" placement="left" />;
// @ts-expect-error a misspelt name
export const name = <status-widget source="/status" componets="Desk" />;
// @ts-expect-error the detail has no such field
export const detail = <status-widget source="/status" onstatus-widget-link={(event) => event.detail.level} />;
