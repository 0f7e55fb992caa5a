namespace NanoDps.Audit.Tests.Support;

/// <summary>Blocks of pcapng, by hand.</summary>
internal static class Pcapng
{
    public static byte[] Section(bool isBig) => Block(
        0x0A0D0D0A, [.. Wire.Number(0x1A2B3C4D, isBig), .. isBig ? [0, 1, 0, 0] : new byte[] { 1, 0, 0, 0 },
            .. Enumerable.Repeat((byte)0xFF, 8)], isBig);

    public static byte[] Interface(ushort linkType, bool isBig) => Block(
        1, [.. isBig ? [(byte)(linkType >> 8), (byte)linkType] : new[] { (byte)linkType, (byte)(linkType >> 8) },
            0, 0, 0, 0, 4, 0], isBig);

    public static byte[] Enhanced(uint index, byte[] packet, bool isBig) => Block(
        6, [.. Wire.Number(index, isBig), .. new byte[8], .. Wire.Number((uint)packet.Length, isBig),
            .. Wire.Number((uint)packet.Length, isBig), .. Padded(packet)], isBig);

    public static byte[] Simple(byte[] packet, bool isBig) =>
        Block(3, [.. Wire.Number((uint)packet.Length, isBig), .. Padded(packet)], isBig);

    public static byte[] Old(ushort index, byte[] packet, bool isBig) => Block(
        2, [.. isBig ? [(byte)(index >> 8), (byte)index] : new[] { (byte)index, (byte)(index >> 8) }, 0, 0,
            .. new byte[8], .. Wire.Number((uint)packet.Length, isBig),
            .. Wire.Number((uint)packet.Length, isBig), .. Padded(packet)], isBig);

    public static byte[] Block(uint type, byte[] body, bool isBig) =>
    [
        .. Wire.Number(type, isBig), .. Wire.Number((uint)body.Length + 12, isBig), .. body,
        .. Wire.Number((uint)body.Length + 12, isBig),
    ];

    private static byte[] Padded(byte[] packet) => [.. packet, .. new byte[(4 - packet.Length % 4) % 4]];
}
