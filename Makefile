# What a person types. `make` alone lists it.

.PHONY: help demo test bench fuzz roots boards faults tables prove build clean

help:
	@echo "make demo   watch a board provision itself, all on this computer"
	@echo "make test   build everything and run every test; the same as .ci/run"
	@echo "make bench  measure what README.md quotes"
	@echo "make fuzz   feed the ClientHello parser a million damaged captures"
	@echo "make roots  write the pinned roots in certs/roots into the firmware"
	@echo "make boards write what is generated from the TLS policy into every board"
	@echo "make faults write docs/faults.md from the table of faults"
	@echo "make tables write the machines' tables, the fault matrix, and the pictures in README.md"
	@echo "make prove  prove the TLS policy of every board here, and measure what it costs"
	@echo "make build  build everything, warnings as errors"
	@echo "make clean  delete what was built"

demo:
	@./nanodps demo

test:
	@.ci/run

bench:
	@dotnet run -c Release --project tools/NanoDps.Bench

fuzz:
	@NANODPS_FUZZ_ROUNDS=1000000 dotnet test tests/NanoDps.Audit.Tests --filter FullyQualifiedName~FuzzTests

roots:
	@certs/embed.sh

boards:
	@dotnet run --project tools/NanoDps.Boards -- boards write
	@dotnet run --project tools/NanoDps.Boards --no-build -- boards check

faults:
	@mkdir -p artifacts
	@dotnet run --project tools/NanoDps.Cli -- explain --page > artifacts/faults.md
	@mv artifacts/faults.md docs/faults.md

tables:
	@NANODPS_WRITE=1 dotnet test tests/NanoDps.Machine.Tests

prove:
	@boards/prove/prove.sh

build:
	@dotnet build NanoDps.sln -warnaserror --nologo -v quiet

clean:
	@rm -rf artifacts
	@find firmware tests tools -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
