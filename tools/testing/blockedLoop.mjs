/**
 * Loaded into every process of a product: SIGALRM blocks the event loop for ever, as an endless loop of a faulty script
 * would, and leaves the processor to others.
 */
process.on('SIGALRM', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
