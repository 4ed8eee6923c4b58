/** Loaded into each child: ends it when the supervisor is gone, so that no port or lock stays taken. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
process.channel?.unref();
