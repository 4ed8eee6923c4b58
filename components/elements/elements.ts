import { LiveUpdates } from './LiveUpdates.ts';
import { PhotoGallery } from './PhotoGallery.ts';
import { ReadingSettings } from './ReadingSettings.ts';
import { ReadStories } from './ReadStories.ts';
import { ReportError } from './ReportError.ts';
import { SavedStories } from './SavedStories.ts';
import { SearchSuggestions } from './SearchSuggestions.ts';
import { StoryTools } from './StoryTools.ts';
import { ViewCount } from './ViewCount.ts';

/** All scripts of readers' pages, bundled into one module by `bundleElements.ts`. */
customElements.define('view-count', ViewCount);
customElements.define('photo-gallery', PhotoGallery);
customElements.define('report-error', ReportError);
customElements.define('read-stories', ReadStories);
customElements.define('search-suggestions', SearchSuggestions);
customElements.define('reading-settings', ReadingSettings);
customElements.define('story-tools', StoryTools);
customElements.define('saved-stories', SavedStories);
customElements.define('live-updates', LiveUpdates);
