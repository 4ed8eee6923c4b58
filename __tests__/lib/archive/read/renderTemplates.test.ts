import { renderTemplates } from '../../../../lib/archive/read/markdown/renderTemplates.ts';

describe('templates in a text of a static site', () => {
  it.each([
    ['[news]({{ "/news/" | url }})', '[news](/news/)'],
    ["[news]({{ '/news/' | relative_url }})", '[news](/news/)'],
    ['![a]({{ site.baseurl }}/a.png)', '![a](/a.png)'],
    ['![a]({{ site.baseurl | escape }}/a.png)', '![a](/a.png)'],
    ['[old]({{< ref "old.md" >}})', '[old](old.md)'],
    ['{{< youtube w7Ft2ymGmfc >}}', '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc"></iframe>'],
    [
      '{{< figure src="/a.jpg" alt="A <b>" caption="Ben & Co" >}}',
      '<figure><img src="/a.jpg" alt="A &lt;b&gt;"><figcaption>Ben &amp; Co</figcaption></figure>',
    ],
    ['{% image "./a.jpg", "A cat" %}', '<img src="./a.jpg" alt="A cat">'],
    [
      '{% include figure.html url="/b.png" caption="B" %}',
      '<figure><img src="/b.png" alt=""><figcaption>B</figcaption></figure>',
    ],
    ['{% include figure.html\n  url="/b.png"\n%}', '<img src="/b.png" alt="">'],
    ['{% highlight js %}\nlet a = "{{ b }}";\n{% endhighlight %}\n', '\n```js\nlet a = "{{ b }}";\n```\n'],
    ['{% raw %}\nWrite {{ name }}.\n{% endraw %}\n', 'Write {{ name }}.\n'],
    ['Write `{{ name }}`.', 'Write `{{ name }}`.'],
    ['```\n{% if a %}\n```\n', '```\n{% if a %}\n```\n'],
    ['`{{</* figure */>}}`', '`{{< figure >}}`'],
    ['No template { here }.', 'No template { here }.'],
  ])('renders %j', (written, rendered) => {
    expect(renderTemplates(written)).toEqual({ text: rendered, notes: [] });
  });

  it.each([
    '{{ page.title }}',
    '{% include newsletter.html %}',
    '{{< tweet 1 >}}',
    '{{% notice %}}',
    '{{ a | b }}',
  ])('leaves out %s with a note', (mark) => {
    expect(renderTemplates(`One ${mark} two ${mark}.`)).toEqual({
      text: 'One  two .',
      notes: [`Left out: the template code ${mark}`],
    });
  });

  it('rejects a text whose template code has no end', () => {
    expect(() => renderTemplates('One {{ two.')).toThrow('It has template code without an end: {{ two.');
  });
});
