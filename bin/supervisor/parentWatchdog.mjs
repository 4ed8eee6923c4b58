/**
 * Parent watchdog, loaded into each child: ends it when the supervisor is gone, so that no port or lock stays in use.
 * Processes that a child forks, as `next dev` does, inherit this file and are ignored: they have their own IPC channel.
 * Plain JavaScript, because Node's type stripping uses memory in each process.
 */
if (process.env.SUPERVISOR_PID === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 5_000).unref();
  });
  process.channel?.unref();
}
// Ctrl+C and a closed terminal signal every process; the supervisor stops its children in order with SIGTERM.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
