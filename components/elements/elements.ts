import { ReadStories } from './ReadStories.ts';
import { ReportError } from './ReportError.ts';
import { ViewCount } from './ViewCount.ts';

/** All that readers' pages run: bundled into one module, which `bundle.ts` makes. */
customElements.define('view-count', ViewCount);
customElements.define('report-error', ReportError);
customElements.define('read-stories', ReadStories);
