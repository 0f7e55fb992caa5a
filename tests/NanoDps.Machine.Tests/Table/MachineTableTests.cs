using System.Globalization;
using System.Text;

namespace NanoDps.Machine.Tests.Table;

/// <summary>What every machine does with every event in every state, and the picture of it.</summary>
[TestClass]
public class MachineTableTests
{
    private const string Head =
        """
        # The machines, state by state

        What each machine does with each event in each state: the state that follows and, behind the stroke,
        the action. "-": it stays and waits on. The names of the states lack their "Await". NanoDps.Machine.Tests
        holds this page (`make tables` writes it), and the picture in the README with it.


        """;

    [TestMethod]
    public void EveryEventInEveryStateHasItsOutcome()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Append(page, "Registration (RegistrationMachine)", TableState.Registration, TableState.NewRegistration);
        Append(page, "Hub (HubMachine)", TableState.Hub, TableState.NewHub);
        Append(page, "Supervisor (DeviceMachine)", TableState.Device, TableState.NewDevice);
        Repository.Hold("tests/machine-table.md", page.ToString().TrimEnd('\n') + "\n");
    }

    [TestMethod]
    public void ThePictureInTheReadmeIsThatOfTheTable()
    {
        Repository.HoldPart(
            "README.md", "registration", Draw(TableState.Registration, TableState.NewRegistration));
        Repository.HoldPart("README.md", "hub", Draw(TableState.Hub, TableState.NewHub));
        Repository.HoldPart(
            "README.md", "supervisor", Draw(TableState.Device, TableState.NewDevice));
    }

    [TestMethod]
    public void TheTableVisitsEveryState()
    {
        foreach (var (states, make) in new[]
        {
            (TableState.Registration, (Func<TableMachine>)TableState.NewRegistration),
            (TableState.Hub, TableState.NewHub),
        })
        {
            var reached = states.SelectMany(state => TableEvents.Names.Select(name => State(state.Outcome(make, name))))
                .Where(outcome => outcome != "-").Distinct();
            CollectionAssert.IsSubsetOf(
                reached.ToList(), states.Select(state => state.Column.Split(',')[0]).Distinct().ToList());
        }
    }

    private static void Append(
        StringBuilder page, string title, TableState[] states, Func<TableMachine> make)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| event |");
        page.AppendJoin('|', states.Select(state => $" {state.Column} ")).Append("|\n|---|");
        page.AppendJoin('|', states.Select(_ => "---")).Append("|\n");
        foreach (var name in TableEvents.Names)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} |");
            page.AppendJoin('|', states.Select(state => $" {state.Outcome(make, name)} ")).Append("|\n");
        }

        page.Append('\n');
    }

    private static string Draw(TableState[] states, Func<TableMachine> make)
    {
        var picture = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> Start\n");
        var arrows = from state in states
                     from name in TableEvents.Names
                     let outcome = state.Outcome(make, name)
                     where outcome != "-"
                     let arrow = (From: state.Column.Split(',')[0], To: State(outcome))
                     where arrow.From != arrow.To
                     group name by arrow;
        foreach (var arrow in arrows)
        {
            picture.Append(
                CultureInfo.InvariantCulture,
                $"    {arrow.Key.From} --> {arrow.Key.To} : {string.Join(", ", arrow.Distinct()).Replace(": ", " ", StringComparison.Ordinal)}\n");
        }

        var end = states.Any(state => state.Column == "Ended") ? "    Ended --> [*]\n" : "";
        return picture.Append(end).Append("```\n").ToString();
    }

    private static string State(string outcome) => outcome.Split(" / ")[0];
}
