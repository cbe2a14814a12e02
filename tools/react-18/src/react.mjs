import react from 'react';

export * from 'react';
export default react;
