namespace nanoFramework.Runtime.Native;

/// <summary>The device is about to reboot.</summary>
public delegate void RebootEventHandler();
