import pino, { type Logger } from 'pino';

export type { Logger };

/** JSON lines on stdout. Personal data never goes into a log line: ids and totals only. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.authorization', '*.idNo', '*.name_plain', '*.phone', '*.bankAccount'],
      remove: true,
    },
  });
}
