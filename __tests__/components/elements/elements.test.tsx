describe('the scripts of a page', () => {
  it('wait while the browser renders a page that nobody opened', async () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    document.body.innerHTML = '<photo-gallery></photo-gallery>';
    await import('../../../components/elements/elements.ts');
    expect(customElements.get('view-count')).toBeUndefined();
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(customElements.get('view-count')).toBeDefined();
    await customElements.whenDefined('photo-gallery');
    // No other part of the page needs its file.
    expect(customElements.get('live-updates')).toBeUndefined();
    // It is added after the paint, as the files of elements are.
    expect(document.head.querySelector('link[rel="manifest"]')).toHaveAttribute(
      'href',
      '/manifest.webmanifest',
    );
  });
});
