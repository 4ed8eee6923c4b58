// React's development version records a stack for each element, which takes most of the time of thousands of pages.
Object.assign(process.env, { NODE_ENV: 'production' });
