// The names of formats, as a relay's configuration and a command line write them. What each is, its own file says (src/feed/foreign).

/** All that are accepted. */
export const ACCEPTED = ['auto', 'statuspage', ...Object.keys(FORMATS)];
