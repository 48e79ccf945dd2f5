// What the bundle puts in place of names, for the wasm's tests, which have none. It is read before the door's own files.
Object.assign(window, { FORMATS_FILE: 'status-widget.formats.js', FORMATS_HASH: '', MEMORY: 0, RULES: '' });
