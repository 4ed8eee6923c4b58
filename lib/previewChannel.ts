/** The BroadcastChannel on which Studio tells open previews the revision of a draft that it saved. Its messages are texts. */
export const previewChannel = 'copydesk-preview';
