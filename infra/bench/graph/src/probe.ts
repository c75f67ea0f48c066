/**
 * Loaded before a measured program (`-r`): tells its CPU time and memory when asked over the channel to the bench, and ends with it.
 * CPU is of the whole process with all its threads.
 */
process.on('message', (message: { readonly usage?: { readonly gc: boolean } }) => {
  if (!message.usage) return;
  if (message.usage.gc) (globalThis as { gc?: () => void }).gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ usage: { cpuMs: (user + system) / 1_000, rss, heapUsed, external } });
});
process.on('disconnect', () => process.exit(0));
