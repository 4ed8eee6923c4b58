/**
 * Closes Studio's question whether to delete a task. Studio leaves it open when the server refuses, as if nothing had
 * happened: the notice says why, and the task is still there.
 */
export const closeRefusedDeletion = (): void =>
  document.querySelector<HTMLElement>('#remove-task [data-testid="cancel-button"]')?.click();
