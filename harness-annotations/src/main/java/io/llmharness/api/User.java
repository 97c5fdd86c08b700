package io.llmharness.api;

import java.util.random.RandomGenerator;

/**
 * The virtual user that a request is made for.
 *
 * @param index from 0 to the number of users − 1
 * @param random the user's own generator, seeded from the run's seed: the same in every fork and on every engine
 */
public record User(int index, RandomGenerator random) {}
