// Where the widget's files are served. The Vite plugin puts its own address here; others serve them there, or tell `load()`.

export const base = '/status-widget/';
