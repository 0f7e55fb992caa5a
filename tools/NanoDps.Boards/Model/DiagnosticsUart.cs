namespace NanoDps.Boards.Model;

/// <summary>The serial port of the board that diagnostics go to.</summary>
/// <param name="Port">As System.IO.Ports names it.</param>
/// <param name="Tx">The GPIO that the board sends on.</param>
/// <param name="Rx">The GPIO that the board receives on.</param>
/// <param name="Where">The socket and the adapter, for the person with the cable.</param>
/// <param name="Reason">Why this port and these pins.</param>
/// <param name="StrappingReason">Why a pin read at reset does no harm; null: none is.</param>
internal sealed record DiagnosticsUart(
    string Port, int Tx, int Rx, string Where, string Reason, string? StrappingReason)
{
    public static DiagnosticsUart Read(JsonReader item)
    {
        item.Allow("port", "tx", "rx", "where", "reason", "strappingReason");
        return new DiagnosticsUart(
            item.Text("port"),
            (int)item.Number("tx"),
            (int)item.Number("rx"),
            item.Text("where"),
            item.Text("reason"),
            item.Has("strappingReason") ? item.Text("strappingReason") : null);
    }
}
