/**
 * The BroadcastChannel on which Studio tells open previews what it saved. A text is the revision of a draft. Null is the
 * question of a preview that has opened: it may have been rendered before the last change.
 */
export const previewChannel = 'copydesk-preview';
