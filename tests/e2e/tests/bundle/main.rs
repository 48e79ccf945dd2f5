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
mod frozen;
mod harness;
mod hosts;
mod isolation;
mod keyboard;
mod languages;
mod looks;
mod memory;
mod modes;
mod offsets;
mod options;
mod overwritten;
mod polls;
mod preview;
mod quiet;
mod text;
mod trouble;
