import { gridCommand } from '../../../lib/tables/gridKey.ts';

const none = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
const structure = { altKey: true, shiftKey: true };
const place = { row: 1, column: 2 };

describe('a key in a cell', () => {
  it.each([
    ['Enter', {}, { kind: 'move', to: { row: 2, column: 0 } }],
    ['Enter', { shiftKey: true }, { kind: 'move', to: { row: 0, column: 2 } }],
    ['ArrowUp', {}, { kind: 'move', to: { row: 0, column: 2 } }],
    ['ArrowDown', {}, { kind: 'move', to: { row: 2, column: 2 } }],
    ['ArrowUp', structure, { kind: 'insertRow', row: 1 }],
    ['ArrowDown', structure, { kind: 'insertRow', row: 2 }],
    ['ArrowLeft', structure, { kind: 'insertColumn', column: 2 }],
    ['ArrowRight', structure, { kind: 'insertColumn', column: 3 }],
    ['Backspace', structure, { kind: 'removeRow', row: 1 }],
    ['Delete', structure, { kind: 'removeColumn', column: 2 }],
    ['z', { ctrlKey: true }, { kind: 'undo' }],
    ['Z', { metaKey: true, shiftKey: true }, { kind: 'redo' }],
    ['y', { ctrlKey: true }, { kind: 'redo' }],
    ['Escape', {}, { kind: 'leave' }],
  ])('%s with %j does %j', (key, more, command) => {
    expect(gridCommand({ ...none, ...more, key }, place, 3)).toEqual(command);
  });

  it('adds a row with Enter in the last row', () => {
    expect(gridCommand({ ...none, key: 'Enter' }, place, 2)).toEqual({ kind: 'insertRow', row: 2 });
  });

  it.each([
    ['a', {}],
    ['Tab', {}],
    ['Tab', { shiftKey: true }],
    ['ArrowLeft', {}],
    ['ArrowDown', { shiftKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['a', { ctrlKey: true }],
    ['z', { ctrlKey: true, altKey: true }],
  ])('leaves %s with %j to the cell', (key, more) => {
    expect(gridCommand({ ...none, ...more, key }, place, 3)).toBeNull();
  });

  it('does not move beyond the table', () => {
    expect(gridCommand({ ...none, key: 'ArrowUp' }, { row: 0, column: 0 }, 1)).toBeNull();
    expect(gridCommand({ ...none, key: 'ArrowDown' }, { row: 0, column: 0 }, 1)).toBeNull();
  });
});
