import { type Period, periodPath } from '../../lib/periods/Period.ts';
import { partWords } from '../../lib/periods/periodWords.ts';

type PeriodLinksProps = { name: string; base: string; periods: Period[]; language: string };

/** Links to years, months or days with stories. */
export const PeriodLinks = ({ name, base, periods, language }: PeriodLinksProps) =>
  periods.length > 0 ? (
    <nav className="filters" aria-label={name}>
      <div className="filter-row">
        <h2>{name}</h2>
        <ul className="plain">
          {periods.map((period) => (
            <li key={periodPath(base, period)}>
              <a href={periodPath(base, period)}>{partWords(period, language)}</a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  ) : null;
