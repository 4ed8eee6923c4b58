/** Loaded into every process of a product: SIGALRM starts an endless loop, as a faulty script would. */
process.on('SIGALRM', () => {
  for (;;);
});
