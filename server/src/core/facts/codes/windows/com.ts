import { msg } from '../../../text/sentence.ts';
import { listedIn, type Win32Entry } from './entry.ts';

const com = listedIn('WIN32:com/com-error-codes-1');

/** Errors of COM, through which IIS, NDES and CA call each other. */
export const COM_ERRORS: readonly Win32Entry[] = [
  com(0x8000000a, 'E_PENDING', msg('The data is not there yet.')),
  com(0x80004001, 'E_NOTIMPL', msg('The function does not exist here.')),
  com(0x80004002, 'E_NOINTERFACE', msg('The object does not have the interface.')),
  com(0x80004003, 'E_POINTER', msg('A pointer is not valid.')),
  com(0x80004004, 'E_ABORT', msg('The operation was aborted.')),
  com(0x80010001, 'RPC_E_CALL_REJECTED', msg('The other side refused the call.')),
  com(0x80010105, 'RPC_E_SERVERFAULT', msg('The server threw an exception.')),
  com(0x80010106, 'RPC_E_CHANGED_MODE', msg('The thread uses COM in another way.')),
  com(0x80010108, 'RPC_E_DISCONNECTED', msg('The object is gone from its clients.')),
  com(0x8001010e, 'RPC_E_WRONG_THREAD', msg('The object belongs to another thread.')),
  com(0x8001011b, 'RPC_E_ACCESS_DENIED', msg('Access was denied by COM.')),
  com(0x8001011f, 'RPC_E_TIMEOUT', msg('The call took too long.')),
  com(0x80020003, 'DISP_E_MEMBERNOTFOUND', msg('The object has no such member.')),
  com(0x80020005, 'DISP_E_TYPEMISMATCH', msg('A value is of the wrong type.')),
  com(0x80020006, 'DISP_E_UNKNOWNNAME', msg('The object has no member of that name.')),
  com(0x80020009, 'DISP_E_EXCEPTION', msg('The object threw an exception.')),
  com(0x8002000e, 'DISP_E_BADPARAMCOUNT', msg('The number of arguments is wrong.')),
  com(0x80040110, 'CLASS_E_NOAGGREGATION', msg('The COM class allows no aggregation.')),
  com(0x80040111, 'CLASS_E_CLASSNOTAVAILABLE', msg('The DLL does not have the COM class.')),
  com(0x800401f0, 'CO_E_NOTINITIALIZED', msg('COM was not started.')),
  com(0x800401f3, 'CO_E_CLASSSTRING', msg('The name of a COM class is not valid.')),
  com(0x800401f5, 'CO_E_APPNOTFOUND', msg('The program of a COM class was not found.')),
  com(0x800401f8, 'CO_E_DLLNOTFOUND', msg('The DLL of a COM class was not found.')),
  com(0x800401f9, 'CO_E_ERRORINDLL', msg('The DLL of a COM class could not be started.')),
  com(0x80070006, 'E_HANDLE', msg('A handle is not valid.')),
  com(0x8007000e, 'E_OUTOFMEMORY', msg('There is not enough memory.')),
  com(0x80080005, 'CO_E_SERVER_EXEC_FAILURE', msg('The program of a COM class could not be started.')),
];
