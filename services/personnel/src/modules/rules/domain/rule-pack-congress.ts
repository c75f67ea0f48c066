import { z } from 'zod';
import { count, param } from './rule-pack-parts.js';

/** How a workers' congress is made up (企业民主管理规定 8, 9; §3.11); whole percent. */
export const congressSchema = z.object({
  /** Representatives of all staff, at least. */
  minimumPercent: param(count.max(100)),
  minimumPeople: param(count),
  /** Managers among the representatives, at most. */
  managerPercent: param(count.max(100)),
});
