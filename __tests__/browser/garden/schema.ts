import { defineArrayMember, defineField, defineType } from 'sanity';

export const plant = defineType({
  name: 'plant',
  type: 'document',
  fields: [
    defineField({ name: 'name', type: 'string' }),
    defineField({ name: 'family', type: 'reference', to: [{ type: 'family' }] }),
    defineField({ name: 'picture', type: 'image', options: { hotspot: true } }),
    defineField({ name: 'leaflet', type: 'file' }),
    defineField({ name: 'habitats', type: 'array', of: [defineArrayMember({ type: 'string' })] }),
    defineField({
      name: 'care',
      type: 'array',
      of: [defineArrayMember({ type: 'block' }), defineArrayMember({ type: 'image' })],
    }),
  ],
});

export const family = defineType({
  name: 'family',
  type: 'document',
  fields: [defineField({ name: 'name', type: 'string' })],
});
