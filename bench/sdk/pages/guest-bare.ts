addEventListener('message', () => parent.postMessage({ id: 'bench', action: 'error', data: 'answer' }, HOST_ORIGIN));
