// The package from script, rightly and wrongly: each wrong line has to be refused, or the comment above it is an error.
import { load, mount, version, type Handle, type Options, type State, type StatusWidgetElement } from 'status-widget';

const text: string = version;
const handle = mount({ source: 'https://status.example.com', components: ['Desk'] as const, refresh: '90s' }, '#place');
handle.update({ pageWide: 'hide', maxAge: '1d', format: ['statuspage', 'cachet'] });
const level: State['level'] = handle.state.level;
handle.ready.then((own: Handle | undefined) => own?.element.focus());
void handle.refresh().then(() => handle.explain()?.reasons[0]?.because);
mount({ preview: 'minor' });
mount({ source: ['https://a.example.com', 'https://b.example.com'], messages: { down: '% is away' }, now: () => 0 }, document.body);
load({ base: '/vendor/', integrity: true }).then((widget) => widget?.mount({ source: '/status' }).element.state.headline);

// @ts-expect-error neither a source nor a preview
mount({ components: ['Desk'] });
// @ts-expect-error a misspelt name
mount({ source: '/status', componets: ['Desk'] });
// @ts-expect-error no such value
mount({ source: '/status', placement: 'left' });
// @ts-expect-error no span
mount({ source: '/status', refresh: 'soon' });
// @ts-expect-error no such text
mount({ source: '/status', messages: { broken: '%' } });
// @ts-expect-error it may not be loaded yet
handle.element.focus();
// @ts-expect-error the state is the widget's
handle.state.level = 'minor';
// @ts-expect-error the lists of it, too
handle.state.components.push('Desk');
// @ts-expect-error on a server there is none
load().then((widget) => widget.version);

// Before the file is there, an array of works may stand in its place.
const push = (work: (widget: { version: string }) => unknown) => (window.StatusWidget ||= []).push(work);
push((widget) => widget.version);
// @ts-expect-error it may be missing, or an array
window.StatusWidget.mount({ source: '/status' });

const options: Options = { lang: 'pt-BR', timeZone: 'page', dismiss: 'off', storage: 'session', theme: 'dark', confirm: 'yes' };
export { level, options, text, type StatusWidgetElement };
