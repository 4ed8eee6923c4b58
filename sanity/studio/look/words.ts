import { defineLocaleResourceBundle } from 'sanity';

/** The text of an empty list. Replaces Studio's “No documents of this type”. */
export const newsroomWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'structure',
  resources: {
    'panes.document-list-pane.no-documents-of-type.text': 'Nothing here',
    'panes.document-list-pane.no-documents.text': 'Nothing here',
    'panes.document-list-pane.no-matching-documents.text': 'Nothing here',
    'banners.release.error.title': 'It was not put into the release',
    'banners.release.error.description': '{{message}}',
  },
});

const readsOnly = 'Your account can read, but not write';

/** What buttons of comments say to whoever only reads. Studio would offer them a plan. */
export const commentWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'comments',
  resources: {
    'compose.add-comment-input-placeholder-upsell': readsOnly,
    'compose.reply-placeholder-upsell': readsOnly,
    'list-item.context-menu-add-reaction-upsell': readsOnly,
    'list-item.edit-comment-upsell': readsOnly,
    'status-filter.status-resolved-full-upsell': 'Only people who write see resolved comments',
  },
});

/** The same of tasks, and who deletes them. */
export const taskWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'tasks',
  resources: {
    'buttons.new.upsell-tooltip': readsOnly,
    'menuitem.duplicate.upsell-tooltip': readsOnly,
    'panel.comment.placeholder.upsell': readsOnly,
    // Studio offers to delete a task to everybody. The server takes it from these two.
    'dialog.remove-task.body':
      'Only its author or an editor can delete a task. Once deleted, it cannot be recovered.',
  },
});

/** What a field says of a dropped file that it cannot take. */
export const fieldWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'studio',
  resources: {
    'inputs.array.error.cannot-upload-unable-to-convert_one': 'This field does not take this file:',
    'inputs.array.error.cannot-upload-unable-to-convert_other': 'This field does not take these files:',
  },
});
