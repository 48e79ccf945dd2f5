//! Browser tests of the built bundle, one module per topic. They see what a page and its people see, nothing inside.

mod harness;
