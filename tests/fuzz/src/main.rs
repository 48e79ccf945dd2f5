//! The program that libFuzzer drives. All that it tries and checks stands in the library beside it.
#![no_main]

use fuzz::mutate::mutate;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| fuzz::run(bytes));

// Bytes alone seldom make another feed of a feed, and documents alone never make anything but documents: both in turn.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed.is_multiple_of(4) {
        return fuzzer_mutate(data, size, max_size);
    }
    let changed = mutate(&data[..size], seed);
    if changed.len() > max_size {
        return fuzzer_mutate(data, size, max_size);
    }
    data[..changed.len()].copy_from_slice(&changed);
    changed.len()
});
