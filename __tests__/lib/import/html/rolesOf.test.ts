import { parseHTML } from 'linkedom';
import { roleOf } from '../../../../lib/import/html/rolesOf.ts';

describe('roleOf', () => {
  it('asks an element once, however many lines it holds', () => {
    const { document } = parseHTML('<section><div><p>One</p><p>Two</p><p>Three</p></div></section>');
    const holder = document.querySelector('div');
    if (!holder) throw new Error('no element');
    const ask = jest.spyOn(holder, 'querySelectorAll');
    for (const line of document.querySelectorAll('p')) expect(roleOf(line, line.textContent)).toBeNull();
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
