//! Browser tests of the built bundle, one module per topic. They see what a page and its people see, nothing inside.

mod appears;
mod axe;
mod bodies;
mod details;
mod dismiss;
mod embed;
mod explains;
mod fits;
mod follows;
mod harness;
mod isolation;
mod keyboard;
mod languages;
mod looks;
mod memory;
mod modes;
mod offsets;
mod options;
mod polls;
mod preview;
mod quiet;
mod text;
mod trouble;
