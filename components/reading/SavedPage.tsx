const lists = [
  {
    name: 'saved',
    title: 'Saved',
    none: 'You have saved no story. Press “Save” above the text of one.',
  },
  { name: 'begun', title: 'Begun', none: 'A story that you leave in the middle is listed here.' },
] as const;

/** What a reader's own browser keeps. The server knows nothing of it, so all readers get the same page. */
export const SavedPage = () => (
  <main id="content" className="sheet saved">
    <header className="list-head">
      <h1>Your stories</h1>
      <p>Kept in this browser alone. We do not learn what you save or read.</p>
    </header>
    {lists.map(({ name, title, none }) => (
      <saved-stories key={name} list={name} hidden>
        <h2 tabIndex={-1}>{title}</h2>
        <p data-none>{none}</p>
        <ul className="plain" />
      </saved-stories>
    ))}
    <noscript>
      <p>Saving stories needs JavaScript.</p>
    </noscript>
  </main>
);
