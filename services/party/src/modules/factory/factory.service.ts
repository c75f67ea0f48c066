import { FactoryClockAdvanced, FactoryRegistered } from '@anzhi/contracts';
import { factoryIdOfCode, moveClock, rememberFactory, type Tx } from '@anzhi/service-kit';
import { decideAdvance } from './domain/advance-clock.js';
import { FactoryRow } from './factory.entity.js';
import type { AdvanceFactoryClockInput, RegisterFactoryInput } from './factory.inputs.js';
import { toFactory } from './factory.read-model.js';
import {
  AdvanceFactoryClockSuccess,
  FactoryClockIsRealError,
  FactoryClockMovesBackError,
  FactoryCodeTakenError,
  RegisterFactorySuccess,
  SimulatedClockRefusedError,
} from './factory.results.js';

/** Puts a factory into the register; its code gives the tenant key. Emits FactoryRegistered. */
export async function registerFactory(
  tx: Tx,
  input: RegisterFactoryInput,
  mode: 'development' | 'production',
) {
  if (input.simulatedFrom && mode === 'production') return new SimulatedClockRefusedError();
  const factoryId = factoryIdOfCode(input.code);
  const factories = tx.manager.getRepository(FactoryRow);
  if (await factories.findOneBy({ factoryId })) return new FactoryCodeTakenError(input.code);
  const row = factories.create({
    factoryId,
    code: input.code,
    name: input.name,
    city: input.city,
    site: input.site,
    launchBatch: input.launchBatch ?? null,
    clockMode: input.simulatedFrom ? 'SIMULATED' : 'REAL',
    clockAt: input.simulatedFrom ? new Date(input.simulatedFrom) : null,
  });
  await factories.insert(row);
  const clock = { mode: row.clockMode, at: input.simulatedFrom ?? null };
  const known = { factoryId, code: row.code, name: row.name, city: row.city, clock };
  await rememberFactory(tx, { ...known, launchBatch: row.launchBatch });
  tx.append({
    contract: FactoryRegistered,
    factoryId,
    aggregateId: factoryId,
    payload: row.launchBatch ? { ...known, launchBatch: row.launchBatch } : known,
  });
  return new RegisterFactorySuccess(toFactory(row));
}

/** Moves a simulated clock forward (decision 1). Emits FactoryClockAdvanced. */
export async function advanceFactoryClock(tx: Tx, input: AdvanceFactoryClockInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const factories = tx.manager.getRepository(FactoryRow);
  const row = await factories.findOne({ where: { factoryId }, lock: { mode: 'pessimistic_write' } });
  const decision = row
    ? decideAdvance({ mode: row.clockMode, atMs: row.clockAt?.getTime() ?? null }, Date.parse(input.at))
    : { kind: 'CLOCK_IS_REAL' };
  if (!row || decision.kind === 'CLOCK_IS_REAL') return new FactoryClockIsRealError();
  const { at: now } = await tx.clock.now(factoryId);
  if (decision.kind === 'MOVES_BACK') return new FactoryClockMovesBackError(now);
  row.clockAt = new Date(input.at);
  await factories.update({ factoryId }, { clockAt: row.clockAt });
  await moveClock(tx, factoryId, input.at);
  tx.append({ contract: FactoryClockAdvanced, factoryId, aggregateId: factoryId, payload: { at: input.at } });
  return new AdvanceFactoryClockSuccess(toFactory(row));
}
