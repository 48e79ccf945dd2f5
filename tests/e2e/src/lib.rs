//! The built bundle in real browsers.
