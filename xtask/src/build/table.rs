//! Takes out of the module's table what nothing in it can call: the functions that wasm-bindgen made js-sys describe its closures
//! by are gone once it has read them, and their entries in the table would keep some fifty functions alive. It removes no
//! function; the optimizer does, once no entry stands for one.

use std::collections::HashSet;

use walrus::ir::{Call, Const, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module};

/// Where the linker is to begin the table: at a number that hardly stands for anything else in code or data. What looks like
/// an entry's place by chance keeps that entry, so another number could cost bytes and nothing else.
pub const BASE: u32 = 2501;

/// Part of the names of js-sys's executor of futures. Nothing here awaits anything, but a table of its functions stands in the data,
/// which no linker takes out once it is there.
const EXECUTOR: &str = "6js_sys7futures";

/// Puts another function where one stands that cannot be called. Answers how many those were.
///
/// The compiler knows a function's place in the table by name alone and can do no sums with it, so wherever one is called from,
/// its place stands as a whole: as a constant of the code, or as an aligned word of the data. An executor that no code outside of it
/// calls has nothing to execute.
pub fn prune(module: &mut Module) -> usize {
    let places = places(module);
    let idle = idle_executor(module);
    let mut pruned = 0;
    for element in module.elements.iter_mut() {
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. } = element.kind else {
            continue;
        };
        let ElementItems::Functions(functions) = &mut element.items else { continue };
        let is_callable = |index: usize, function: &FunctionId| {
            places.contains(&(first as u32).wrapping_add(index as u32)) && !idle.contains(function)
        };
        let other = functions.iter().enumerate().find(|(index, function)| is_callable(*index, function));
        let Some((_, &other)) = other else { continue };
        for (index, function) in functions.iter_mut().enumerate() {
            if !is_callable(index, function) {
                *function = other;
                pruned += 1;
            }
        }
    }
    pruned
}

/// The executor's functions, unless code that can run calls one of them.
fn idle_executor(module: &Module) -> HashSet<FunctionId> {
    let is_of_executor =
        |id: FunctionId| module.funcs.get(id).name.as_deref().is_some_and(|name| name.contains(EXECUTOR));
    let mut reached = Calls::default();
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            reached.0.push(id);
        }
    }
    for element in module.elements.iter() {
        if let ElementItems::Functions(functions) = &element.items {
            reached.0.extend(functions.iter().filter(|id| !is_of_executor(**id)));
        }
    }
    let mut seen = HashSet::new();
    while let Some(id) = reached.0.pop() {
        if let (true, FunctionKind::Local(local)) = (seen.insert(id), &module.funcs.get(id).kind) {
            dfs_in_order(&mut reached, local, local.entry_block());
        }
    }
    let executor: HashSet<FunctionId> =
        module.funcs.iter().map(|function| function.id()).filter(|id| is_of_executor(*id)).collect();
    if executor.is_disjoint(&seen) { executor } else { HashSet::new() }
}

/// Functions that are called.
#[derive(Default)]
struct Calls(Vec<FunctionId>);

impl Visitor<'_> for Calls {
    fn visit_call(&mut self, call: &Call) {
        self.0.push(call.func);
    }
}

/// All numbers that can be a place in the table.
fn places(module: &Module) -> HashSet<u32> {
    let mut places = Places::default();
    for function in module.funcs.iter() {
        if let FunctionKind::Local(local) = &function.kind {
            dfs_in_order(&mut places, local, local.entry_block());
        }
    }
    for data in module.data.iter() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            // What is laid anywhere at run time may have its words anywhere.
            data.value.windows(4).for_each(|word| places.add(word));
            continue;
        };
        let to_first_word = (start as u32).wrapping_neg() % 4;
        for word in data.value.get(to_first_word as usize..).unwrap_or_default().chunks_exact(4) {
            places.add(word);
        }
    }
    places.0
}

#[derive(Default)]
struct Places(HashSet<u32>);

impl Places {
    fn add(&mut self, word: &[u8]) {
        self.0.extend(word.try_into().map(u32::from_le_bytes));
    }
}

impl Visitor<'_> for Places {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(value) = constant.value {
            self.0.insert(value as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, FunctionId, RefType};

    /// A function that leaves a constant on the stack.
    fn function(module: &mut Module, constant: i32) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().i32_const(constant).drop();
        builder.finish(vec![], &mut module.funcs)
    }

    #[test]
    fn keeps_what_code_or_data_can_name() {
        let mut module = Module::default();
        let functions = [2503, 0, 7, 1].map(|constant| function(&mut module, constant));
        let table = module.tables.add_local(false, 2600, None, RefType::FUNCREF);
        let at = |place: i32| ConstExpr::Value(Value::I32(place));
        let kind = ElementKind::Active { table, offset: at(2501) };
        module.elements.add(kind, ElementItems::Functions(functions.to_vec()));
        let memory = module.memories.add_local(false, false, 1, None, None);
        // 2502 as an aligned word, 2504 as one that is not.
        let mut data = vec![0; 12];
        data[2..6].copy_from_slice(&2502_u32.to_le_bytes());
        data[7..11].copy_from_slice(&2504_u32.to_le_bytes());
        module.data.add(DataKind::Active { memory, offset: at(1022) }, data);
        assert_eq!(prune(&mut module), 2);
        let element = module.elements.iter().next().unwrap();
        let ElementItems::Functions(after) = &element.items else { panic!("no functions") };
        let [_, second, third, _] = functions;
        assert_eq!(*after, [second, second, third, second]);
    }

    #[test]
    fn leaves_alone_what_it_cannot_tell() {
        let mut module = Module::default();
        let functions = vec![function(&mut module, 1)];
        let table = module.tables.add_local(false, 2600, None, RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(2501)) };
        module.elements.add(kind, ElementItems::Functions(functions));
        assert_eq!(prune(&mut module), 0);
    }
}
