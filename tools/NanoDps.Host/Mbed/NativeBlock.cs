using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Room for structures of mbedTLS, 64 KiB each: more than any build needs (38,000 bytes for the
/// entropy of 2.28 is the largest known). Zeroed; the pages that are never touched cost nothing.
/// </summary>
internal sealed unsafe class NativeBlock : SafeHandle
{
    private const int SlotSize = 64 * 1024;

    private readonly int _slots;

    public NativeBlock(int slots)
        : base(0, ownsHandle: true)
    {
        _slots = slots;
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)slots, SlotSize));
    }

    public override bool IsInvalid => handle == 0;

    public nint Slot(int index) => index >= 0 && index < _slots
        ? handle + (index * SlotSize) : throw new ArgumentOutOfRangeException(nameof(index));

    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        return true;
    }
}
