//! Which components an incident touches: the union of those that it names and those that its posts name.
//!
//! Each is looked up once an incident, however many posts name it: two hundred may name two thousand each.

use super::components::Directory;
use super::wire::AFFECTED;
use crate::feed::remarks::Remarks;
use crate::feed::shape::Node;
use crate::model::Affected;
use crate::scan::is_same;

/// So many texts of a document are looked for among all names, however these are spaced: people write them by hand, but not hundreds.
const LOOKS: usize = 50;

/// Finds what incidents touch, one after another.
pub struct Touched<'a> {
    /// How many components of incidents were left out.
    pub left_out: usize,
    directory: Directory<'a>,
    /// For each place of the directory, and for each component, the number of the last incident that named it.
    named: Vec<usize>,
    listed: Vec<usize>,
    number: usize,
    /// How many texts that nothing is called by are still compared with every name, one after another.
    looks: usize,
}

/// The one that is being read.
struct Naming<'n> {
    id: &'n str,
    affected: Affected,
    /// The component that was told of last as one that the feed does not list. Many posts may name the same one.
    told: &'n str,
    is_unreadable: bool,
}

impl<'a> Touched<'a> {
    /// One that finds so many components in this directory.
    pub fn new(directory: Directory<'a>, components: usize) -> Self {
        let (named, listed) = (vec![0; directory.len()], vec![0; components]);
        Self { left_out: 0, directory, named, listed, number: 0, looks: LOOKS }
    }

    /// What one incident touches.
    pub fn read<'n>(&mut self, node: &'n Node, id: &'n str, remarks: &mut Remarks) -> Affected {
        self.number += 1;
        let (affected, told, is_unreadable) = (Affected::default(), "", false);
        let mut naming = Naming { id, affected, told, is_unreadable };
        self.rows(node, "components", &[], &mut naming, remarks);
        self.rows(node, "affected_components", &[], &mut naming, remarks);
        // Most posts name what the one before has named, in the same order.
        let mut before = &[][..];
        for post in node.items("incident_updates") {
            self.rows(post, "affected_components", before, &mut naming, remarks);
            before = post.items("affected_components");
        }
        let Naming { mut affected, is_unreadable, .. } = naming;
        if is_unreadable {
            // Somebody wrote something there: it is not a matter of the whole page.
            affected.unlisted = true;
            remarks.add("incident % names components that cannot be read", &[id]);
        }
        let count = affected.listed.len();
        if count == AFFECTED || count < self.listed.len() / 16 {
            affected.listed.sort_unstable();
        } else {
            // As they are marked, they are in order: of many that is found out sooner than by sorting.
            affected.listed.clear();
            let marks = self.listed.iter().enumerate().filter(|(_, number)| **number == self.number);
            affected.listed.extend(marks.map(|(member, _)| member));
        }
        affected
    }

    fn rows<'n>(
        &mut self,
        node: &'n Node,
        list: &str,
        before: &[Node],
        naming: &mut Naming<'n>,
        remarks: &mut Remarks,
    ) {
        self.left_out += node.left_out(list);
        naming.is_unreadable |= node.get(list).is_wrong();
        for (place, row) in node.items(list).iter().enumerate() {
            let Some(code) = row.scalar() else {
                naming.is_unreadable |= !row.is_absent();
                continue;
            };
            let known = before.get(place).and_then(Node::scalar);
            if known.is_some_and(|known| is_same(known.as_bytes(), code.as_bytes())) {
                continue;
            }
            let mut places = self.directory.of(code);
            if places.is_empty() && naming.told != code && self.looks > 0 {
                self.looks -= 1;
                places = self.directory.like(code);
            }
            if places.is_empty() {
                naming.affected.unlisted = true;
                if naming.told != code {
                    let message = "incident % names the component %, which the feed does not list";
                    remarks.add(message, &[naming.id, code]);
                    naming.told = code;
                }
                continue;
            }
            if !is_new(&mut self.named, places.start, self.number) {
                continue;
            }
            for member in self.directory.components(places) {
                if !is_new(&mut self.listed, member, self.number) {
                    continue;
                }
                if naming.affected.listed.len() < AFFECTED {
                    naming.affected.listed.push(member);
                } else {
                    self.left_out += 1;
                }
            }
        }
    }
}

/// Whether this incident is the first to come by here since the last one.
fn is_new(numbers: &mut [usize], place: usize, number: usize) -> bool {
    numbers.get_mut(place).is_some_and(|last| std::mem::replace(last, number) != number)
}
