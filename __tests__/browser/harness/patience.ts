/** A real browser before the real product, on machines with two cores. */
jest.setTimeout(120_000);
