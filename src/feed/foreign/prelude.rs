//! What every translation needs, under one name.

pub use super::format::{Answer, Cors, Document, Format, Guide, Settings};
pub use super::tools::look::{count, entries, first, is_false, is_true, list, once, say, texts};
pub use super::tools::page::{Notice, Page, Post, said, stage, status};
pub use super::tools::times::is_silent;
pub use super::tools::words::has;
pub use crate::feed::shape::Node;
pub use crate::feed::shape::Shape::{self, Any, Lines, List, Map, Scalar, Text};
pub use crate::model::ComponentStatus;
pub use crate::time::Time;

// As many are read of each as the Statuspage reader takes.
pub const COMPONENTS: usize = 5_000;
pub const GROUPS: usize = 500;
pub const INCIDENTS: usize = 200;
pub const POSTS: usize = 200;

/// Writes a record's shape as its fields; one may be called `type`.
macro_rules! record {
    ($($name:ident: $shape:expr),+ $(,)?) => {
        $crate::feed::shape::Shape::Record(&[$(field_name!($name)),+], &[$(&$shape),+])
    };
}

macro_rules! field_name {
    (r#type) => {
        "type"
    };
    ($name:ident) => {
        stringify!($name)
    };
}
