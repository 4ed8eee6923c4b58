/** Loaded into every process of a product: SIGALRM has it run in circles for good, as a faulty script would. */
process.on('SIGALRM', () => {
  for (;;);
});
