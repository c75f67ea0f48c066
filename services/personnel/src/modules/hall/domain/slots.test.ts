import fc from 'fast-check';
import { capacityOf, isTimeOfDay, slotOf } from './slots.js';

const plan = { opensAt: '08:30', closesAt: '11:30', slotMinutes: 20, perSlot: 3 };

describe('S056: batches in slots', () => {
  it('fill slot by slot in the order of the list', () => {
    expect(capacityOf(plan)).toBe(27);
    expect([0, 2, 3, 26].map((place) => slotOf(plan, place))).toEqual(['08:30', '08:30', '08:50', '11:10']);
  });

  it('leave out a slot that would end after closing', () => {
    expect(capacityOf({ ...plan, closesAt: '11:29' })).toBe(24);
    expect(capacityOf({ ...plan, closesAt: '08:40' })).toBe(0);
  });

  it('never hold more than the slot takes, nor run past closing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 9 }), (slotMinutes, perSlot) => {
        const made = { ...plan, slotMinutes, perSlot };
        const slots = Array.from({ length: capacityOf(made) }, (_, place) => slotOf(made, place));
        const counts = new Map<string, number>();
        for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
        expect([...counts.values()].every((count) => count === perSlot)).toBe(true);
        expect(slots.every((slot) => slot < '11:30')).toBe(true);
      }),
    );
  });

  it.each([
    ['08:30', true],
    ['23:59', true],
    ['24:00', false],
    ['8:30', false],
    ['08:60', false],
  ])('%s is a time of day: %s', (text, expected) => {
    expect(isTimeOfDay(text)).toBe(expected);
  });
});
