/**
 * Loaded into each child: ends it when the supervisor is gone, so that no port or lock stays taken. What a child
 * forks itself, as `next dev` does, inherits this file and is left alone: it may have only its own channel to wait on.
 * Plain JavaScript: Node's compiler of types takes memory in each process that needs it.
 */
if (process.env.SUPERVISOR_PID === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 5_000).unref();
  });
  process.channel?.unref();
}
// Ctrl+C and a closed terminal reach every process; the supervisor ends its children in their order, with SIGTERM.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
