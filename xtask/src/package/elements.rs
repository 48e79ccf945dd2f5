//! `custom-elements.json`: the element as editors and Storybook want it described, made of the registry of options. (Schema 2.1.0 of the
//! custom elements manifest.)

use serde_json::{Value, json};
use status_widget::options::{Definition, REGISTRY};

use super::described::{EVENTS, PARTS, PROPERTIES};

/// The module that defines the element.
const MODULE: &str = "dist/status-widget.js";

/// The manifest of this release.
pub fn manifest(version: &str) -> Value {
    let reference = json!({ "name": "StatusWidgetElement", "module": MODULE });
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "summary": format!("status-widget {version}"),
            "declarations": [declaration()],
            "exports": [{ "kind": "custom-element-definition", "name": "status-widget", "declaration": reference }],
        }],
    })
}

fn declaration() -> Value {
    let [change, ..] = EVENTS else { return Value::Null };
    let others = json!([
        {
            "kind": "field", "name": "state", "readonly": true, "type": { "text": change.1 },
            "description": format!("The detail of the last `{}`.", change.0),
        },
        {
            "kind": "field", "name": "messages", "type": { "text": "Messages" },
            "description": "Texts in the page's own words; from script alone.",
        },
        {
            "kind": "field", "name": "now", "type": { "text": "() => number" },
            "description": "A clock of one's own, in milliseconds, for demos and tests; from script alone.",
        },
        {
            "kind": "method", "name": "refresh", "return": { "type": { "text": "Promise<void>" } },
            "description": "Asks the feed anew. (Written, it is how often it is asked, as the attribute is.)",
        },
        {
            "kind": "method", "name": "explain", "return": { "type": { "text": "Explanation | null" } },
            "description": "What is shown, and why; `null` before the widget is loaded.",
        },
    ]);
    let mut members: Vec<Value> = REGISTRY.iter().filter(|option| is_field(option)).map(field).collect();
    members.extend(others.as_array().into_iter().flatten().cloned());
    json!({
        "kind": "class",
        "customElement": true,
        "name": "StatusWidgetElement",
        "tagName": "status-widget",
        "superclass": { "name": "HTMLElement" },
        "summary": "Shows a calm, true notice while a service that the page depends on is in trouble.",
        "attributes": REGISTRY.iter().map(attribute).collect::<Vec<_>>(),
        "members": members,
        "events": EVENTS.iter().map(event).collect::<Vec<_>>(),
        "cssParts": PARTS.iter().map(|(name, description)| json!({ "name": name, "description": description })).collect::<Vec<_>>(),
        "cssProperties": PROPERTIES.iter().map(property).collect::<Vec<_>>(),
    })
}

/// Of `lang` and `nonce`, which every element has, the browser takes care; and `refresh` is two things by one name.
fn is_field(option: &Definition) -> bool {
    !["lang", "nonce", "refresh"].contains(&option.name)
}

fn attribute(option: &Definition) -> Value {
    let mut attribute = described(option);
    attribute["name"] = option.name.into();
    if is_field(option) {
        attribute["fieldName"] = option.camel_case().into();
    }
    attribute
}

fn field(option: &Definition) -> Value {
    let mut field = described(option);
    field["kind"] = "field".into();
    field["name"] = option.camel_case().into();
    field["attribute"] = option.name.into();
    field["reflects"] = true.into();
    field
}

fn described(option: &Definition) -> Value {
    let mut value = json!({ "description": option.doc, "type": { "text": option.script_type() } });
    if !option.default.is_empty() {
        value["default"] = format!("'{}'", option.default).into();
    }
    value
}

fn event((name, detail, description): &(&str, &str, &str)) -> Value {
    json!({ "name": name, "description": description, "type": { "text": format!("CustomEvent<{detail}>") } })
}

fn property((name, default, description): &(&str, &str, &str)) -> Value {
    let mut value = json!({ "name": name, "description": description });
    if !default.is_empty() {
        value["default"] = (*default).into();
    }
    value
}
