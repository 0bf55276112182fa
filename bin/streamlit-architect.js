#!/usr/bin/env node
// Written in syntax that old Nodes parse, so that they reach the message instead of a SyntaxError.
var version = process.versions.node.split('.').map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(
    'streamlit-architect needs Node 20.19 or newer; this is Node ' +
      process.versions.node +
      '.\nInstall a newer one (https://nodejs.org) and run the same command again.\n',
  );
  process.exitCode = 2;
} else {
  start();
}

function start() {
  var module = process.getBuiltinModule ? process.getBuiltinModule('module') : {};
  if (module.enableCompileCache) module.enableCompileCache();

  import('../dist/cli.js').catch(function (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/dist[\\/]cli\.js' imported/.test(error.message)) throw error;
    process.stderr.write(
      'streamlit-architect is not built yet: dist/cli.js is missing.\n' +
        'Run `npm ci` in the folder of the repository (it installs and builds), then try again.\n',
    );
    process.exitCode = 2;
  });
}
